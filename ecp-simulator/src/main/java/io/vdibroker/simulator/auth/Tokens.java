package io.vdibroker.simulator.auth;

import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.state.Account;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes and checks the tokens: JWT by HS256, with a secret that follows from the seed, so that keys are predictable. */
public final class Tokens {
    private static final Instant KEY_ISSUED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration KEY_LIFE = Duration.ofDays(3640);
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final World world;
    private final Timing timing;
    private final byte[] secret;

    public Tokens(World world, Timing timing, long seed) {
        this.world = world;
        this.timing = timing;
        this.secret = ("ecp-simulator signing secret of seed " + seed).getBytes(StandardCharsets.UTF_8);
    }

    /** The integration key of the first administrator. */
    public String integrationKey() {
        Account administrator = world.state().accounts.stream()
                .filter(Account::isAdministrator)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The scenario has no administrator"));
        return issue(administrator, KEY_ISSUED, KEY_ISSUED.plus(KEY_LIFE));
    }

    public String issue(Account account, Instant issued, Instant expires) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("user_id", account.id());
        claims.put("username", account.username());
        claims.put("exp", expires.getEpochSecond());
        claims.put("sso", false);
        claims.put("orig_iat", issued.getEpochSecond());
        String content = encode("{\"typ\":\"JWT\",\"alg\":\"HS256\"}") + "." + encode(Json.text(claims));
        return content + "." + sign(content);
    }

    /** The administrator that an Authorization header stands for. */
    public Account authorize(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "jwt ", 0, 4)) {
            throw new EcpError(401, "not_authenticated", "Authentication credentials were not provided.");
        }
        Account account = check(header.substring(4).trim());
        if (!account.isAdministrator()) {
            throw new EcpError(403, "permission_denied", "You do not have permission to perform this action.");
        }
        return account;
    }

    /** The account of a token that is valid now. */
    public Account check(String token) {
        Instant expires = expiry(token).orElseThrow(Tokens::bad);
        if (!timing.now().plusMillis(world.state().settings.clockSkewMs()).isBefore(expires)
                || world.state().revokedTokens.contains(token)) {
            throw new EcpError(401, "invalid", "Signature has expired.");
        }
        String username = claims(token).path("username").asString("");
        return world.state().accounts.stream()
                .filter(account -> account.username().equals(username))
                .findFirst()
                .orElseThrow(Tokens::bad);
    }

    /** When a token ends, if the signature is ours. */
    public Optional<Instant> expiry(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0 || !same(sign(token.substring(0, dot)), token.substring(dot + 1))) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochSecond(claims(token).path("exp").asLong(0)));
    }

    public void revoke(String token) {
        State state = world.state();
        state.revokedTokens.add(token);
    }

    public void restore(String token) {
        world.state().revokedTokens.remove(token);
    }

    private static EcpError bad() {
        return new EcpError(401, "invalid", "Error decoding signature.");
    }

    private static ObjectNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        return Json.object(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return ENCODER.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
