package io.vdibroker.saga.ecp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what came back: an answer, or the {@link EcpProblem} that it stands for. */
final class EcpAnswers {

    /** A tree takes many times the memory of its text: so many are made at once, of all controllers together. */
    private static final Semaphore TURNS =
            new Semaphore(Math.min(4, Runtime.getRuntime().availableProcessors()), true);

    private static final int DEEPEST = 64;
    private static final int LEAST_BYTES_PER_TOKEN = 8;
    private static final int UPDATING = 418;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final int limit;
    private final JsonMapper json;

    /** For bodies of so many bytes, before and after they are unpacked. */
    EcpAnswers(int limit) {
        this.limit = limit;
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxDocumentLength(limit)
                                .maxStringLength(limit)
                                .maxTokenCount(limit / LEAST_BYTES_PER_TOKEN)
                                .maxNestingDepth(DEEPEST)
                                .build())
                        .build())
                .build();
    }

    int limit() {
        return limit;
    }

    EcpAnswer read(HttpResponse<byte[]> response) {
        var status = response.statusCode();
        return switch (status) {
            case 401 -> throw new EcpProblem.CredentialRejected("ECP does not accept the key: " + why(response));
            case 403 ->
                throw new EcpProblem.CredentialRejected(
                        "ECP does not allow this with the key, whose user must be an ADMINISTRATOR there: "
                                + why(response));
            case 404 -> throw absence(response);
            case UPDATING -> throw new EcpProblem.NoAnswer("ECP is being updated; it answered with 418", null);
            case REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY ->
                throw new EcpProblem.NoAnswer(
                        "ECP has no time; it answered with " + status, null, RetryAfter.of(response));
            default -> {
                if (status >= 500) {
                    throw new EcpProblem.NoAnswer(
                            "ECP failed with status " + status + ": " + why(response), null, RetryAfter.of(response));
                }
                if (status >= 400) {
                    var error = EcpErrorText.of(status, leniently(response));
                    throw new EcpProblem.Refused(status, error.code(), error.detail());
                }
                if (status < 200 || status >= 300) {
                    throw new EcpProblem.Malformed("ECP answered with the unexpected status " + status, null);
                }
                yield new EcpAnswer(status, object(response));
            }
        };
    }

    /** Only ECP itself may say that something is not there: a proxy in front of it says 404 with a page. */
    private EcpProblem absence(HttpResponse<byte[]> response) {
        var body = leniently(response);
        return body.isEmpty()
                ? new EcpProblem.Malformed("There was a 404 that is not from ECP", null)
                : new EcpProblem.NotFound(
                        "ECP does not have it: " + EcpErrorText.of(404, body).detail());
    }

    private String why(HttpResponse<byte[]> response) {
        return EcpErrorText.of(response.statusCode(), leniently(response)).detail();
    }

    private JsonNode object(HttpResponse<byte[]> response) {
        TURNS.acquireUninterruptibly(); // whoever has one only computes
        try {
            return parsed(response);
        } finally {
            TURNS.release();
        }
    }

    private JsonNode parsed(HttpResponse<byte[]> response) {
        var bytes = bytes(response);
        if (bytes.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            var body = json.readTree(bytes);
            if (!body.isObject()) {
                throw new EcpProblem.Malformed("ECP answered with something that is no JSON object", null);
            }
            return body;
        } catch (StreamConstraintsException e) {
            throw new EcpProblem.Malformed(
                    "ECP's answer has more parts, or is nested deeper, than any should be", null);
        } catch (JacksonException e) { // whose text may quote a secret
            throw new EcpProblem.Malformed("ECP answered with something that is no JSON", null);
        }
    }

    /** An error is an error, readable or not. */
    private JsonNode leniently(HttpResponse<byte[]> response) {
        try {
            return object(response);
        } catch (EcpProblem.Malformed e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private byte[] bytes(HttpResponse<byte[]> response) {
        var encoding = response.headers()
                .firstValue("Content-Encoding")
                .orElse("identity")
                .toLowerCase(Locale.ROOT);
        try {
            return switch (encoding) {
                case "gzip" -> inflated(new GZIPInputStream(new ByteArrayInputStream(response.body())));
                case "deflate" -> inflated(new InflaterInputStream(new ByteArrayInputStream(response.body())));
                default -> response.body();
            };
        } catch (IOException e) {
            throw new EcpProblem.Malformed("ECP's compressed answer cannot be unpacked", e);
        }
    }

    private byte[] inflated(InputStream packed) throws IOException {
        try (packed) {
            var bytes = packed.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IOException("An answer of more than " + limit + " bytes");
            }
            return bytes;
        }
    }
}
