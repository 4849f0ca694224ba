package io.vdibroker.delivery.mongo;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only this process talk to the embedded server. mongo-java-server knows neither users nor Unix sockets, and any user
 * of the machine can reach a loopback port; so our driver names itself by a secret in its handshake, and who does not is
 * refused, with an answer and not with an exception, which the server would log with all that was sent.
 */
final class Admission {

    private static final AttributeKey<Boolean> ADMITTED = AttributeKey.valueOf(Admission.class, "admitted");

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final int UNTIL_CLOSED_MS = 100;

    private final AtomicBoolean told = new AtomicBoolean();
    private final String secret;

    Admission() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The application name that the driver has to present. */
    String secret() {
        return secret;
    }

    /** Empty for our driver; else the answer, after which the connection is closed. */
    Optional<Document> refuse(Channel channel, String command, Document query) {
        if (channel.hasAttr(ADMITTED)) {
            return Optional.empty();
        }
        if (isHandshake(command) && presentsSecret(query)) {
            channel.attr(ADMITTED).set(true);
            return Optional.empty();
        }
        if (told.compareAndSet(false, true)) {
            LOG.warn("Another program of this machine tried to use the embedded views; this is said once");
        }
        var unused = channel.eventLoop().schedule(() -> channel.close(), UNTIL_CLOSED_MS, TimeUnit.MILLISECONDS);
        return Optional.of(new Document("ok", 0)
                .append("errmsg", "The embedded views are for the broker only")
                .append("code", 13)
                .append("codeName", "Unauthorized"));
    }

    private static boolean isHandshake(String command) {
        return "ismaster".equalsIgnoreCase(command) || "hello".equalsIgnoreCase(command);
    }

    private boolean presentsSecret(Document query) {
        return query.get("client") instanceof Document client
                && client.get("application") instanceof Document application
                && application.get("name") instanceof String name
                && MessageDigest.isEqual(
                        name.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
