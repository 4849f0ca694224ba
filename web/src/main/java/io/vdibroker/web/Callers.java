package io.vdibroker.web;

import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.web.connection.Connections;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Finds out who calls. The scheme may be {@code jwt} (VeiL Connect) or {@code Bearer}, in any case. */
@Component
public class Callers {

    private final AccessTokens tokens;
    private final List<EndedSessions> endedSessions;
    private final PersonalData personalData;
    private final Connections connections;

    Callers(
            AccessTokens tokens,
            List<EndedSessions> endedSessions,
            PersonalData personalData,
            Connections connections) {
        this.tokens = tokens;
        this.endedSessions = endedSessions;
        this.personalData = personalData;
        this.connections = connections;
    }

    /** The caller of a request to an endpoint of that kind of session, or {@link NotAuthenticated}. */
    public Caller require(HttpServletRequest request, SessionKind kind) {
        return token(request)
                .flatMap(this::proof)
                .filter(proof -> proof.kind() == kind)
                .map(proof -> proven(proof, request))
                .orElseThrow(NotAuthenticated::new);
    }

    /** Whether the request proves a session, of whatever kind. */
    boolean isKnown(HttpServletRequest request) {
        return token(request).flatMap(this::proof).isPresent();
    }

    /** The caller of a request that proves by itself whose it is, as a sign-in does. */
    public Caller proven(AccessTokens.Proof proof, HttpServletRequest request) {
        connections.recognise(request);
        return new Caller(
                proof.userId(),
                proof.sessionId(),
                proof.kind(),
                personalData.seal(proof.userId(), request.getRemoteAddr()),
                RequestIds.of(request));
    }

    /** What an access token proves, unless it is over or its session has ended. */
    public Optional<AccessTokens.Proof> proof(String token) {
        return tokens.verify(token, AccessTokens.Use.ACCESS).filter(proof -> !hasEnded(proof.sessionId()));
    }

    /** Whether the session has ended before its tokens did. */
    public boolean hasEnded(SessionId sessionId) {
        return endedSessions.stream().anyMatch(ended -> ended.hasEnded(sessionId));
    }

    private static Optional<String> token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        var parts = header.trim().split(" +");
        if (parts.length != 2) {
            return Optional.empty();
        }
        var scheme = parts[0].toLowerCase(Locale.ROOT);
        return scheme.equals("jwt") || scheme.equals("bearer") ? Optional.of(parts[1]) : Optional.empty();
    }
}
