package io.vdibroker.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.secrets.TokenKeys;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes and reads the tokens that prove a session: JWTs (RFC 7519), HS256, URL-safe as VeiL Connect needs them. They hold
 * ids only. Whether the session has ended meanwhile is another question: {@link EndedSessions}.
 */
@Component
public class AccessTokens {

    private static final String SESSION = "sid";
    private static final String KIND = "kind";
    private static final String USE = "use";

    /** What a token is good for. */
    public enum Use {
        /** Calling the endpoints. */
        ACCESS,

        /** Getting the next access token, nothing else. */
        REFRESH
    }

    /** Whose session a token proves, and until when. */
    public record Proof(UserId userId, SessionId sessionId, SessionKind kind, Instant expiresAt) {}

    private final TokenKeys keys;
    private final Clock clock;

    AccessTokens(TokenKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A token for one use that ends at the given time, cut to whole seconds. */
    public String issue(Proof proof, Use use) {
        var key = keys.current();
        var claims = new JWTClaimsSet.Builder()
                .subject(proof.userId().value().toString())
                .claim(SESSION, proof.sessionId().value().toString())
                .claim(KIND, proof.kind().name())
                .claim(USE, use.name())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(proof.expiresAt()))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build(), claims);
        try {
            token.sign(new MACSigner(key.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign", e);
        }
        return token.serialize();
    }

    /** What the token proves; empty if it is none of ours, was changed, is for another use, or is over. */
    public Optional<Proof> verify(String token, Use use) {
        try {
            var jwt = SignedJWT.parse(token);
            var keyId = jwt.getHeader().getKeyID();
            var key = keyId == null ? null : keys.byId(keyId).orElse(null);
            if (key == null
                    || !JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    || !jwt.verify(new MACVerifier(key.key()))) {
                return Optional.empty();
            }
            var claims = jwt.getJWTClaimsSet();
            var expiresAt = claims.getExpirationTime().toInstant();
            if (!use.name().equals(claims.getStringClaim(USE)) || !expiresAt.isAfter(clock.instant())) {
                return Optional.empty();
            }
            return Optional.of(new Proof(
                    UserId.of(claims.getSubject()),
                    SessionId.of(claims.getStringClaim(SESSION)),
                    SessionKind.valueOf(claims.getStringClaim(KIND)),
                    expiresAt));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty(); // not a token of ours, whatever it is
        }
    }
}
