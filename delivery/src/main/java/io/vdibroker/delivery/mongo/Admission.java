package io.vdibroker.delivery.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Lets only this process talk to the embedded server. mongo-java-server knows neither users nor Unix sockets, and any user
 * of the machine can reach a loopback port; so our driver names itself by a secret in its handshake, and who does not is
 * refused.
 */
final class Admission {

    private static final AttributeKey<Boolean> ADMITTED = AttributeKey.valueOf(Admission.class, "admitted");

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

    void check(Channel channel, String command, Document query) {
        if (channel.hasAttr(ADMITTED)) {
            return;
        }
        if (isHandshake(command) && presentsSecret(query)) {
            channel.attr(ADMITTED).set(true);
            return;
        }
        throw new MongoServerError(13, "Unauthorized", "The embedded views are for the broker only");
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
