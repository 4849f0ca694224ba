package io.vdibroker.simulator.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal in the shape of ECP's error answers. */
public final class EcpError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String field;

    public EcpError(int status, String code, String detail) {
        this(status, code, detail, null);
    }

    private EcpError(int status, String code, String detail, @Nullable String field) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    public static EcpError refused(String detail) {
        return new EcpError(400, "50001", detail);
    }

    /** A refusal that names the field, as a client looks for it. */
    public static EcpError field(String field, String detail) {
        return new EcpError(400, "50002", detail, field);
    }

    public static EcpError unknownUrl() {
        return new EcpError(404, "50004", "URL is not found.");
    }

    public static EcpError notFound(String entityClass, String id) {
        return new EcpError(404, "50003", entityClass + " " + id + " is not found.");
    }

    public static EcpError locked(String entity, String task) {
        return new EcpError(400, "50008", entity + " is locked by task " + task + ".");
    }

    public int status() {
        return status;
    }

    /** The detail of the error. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** The JSON body. */
    public Map<String, Object> body() {
        return body(code, detail(), field);
    }

    /** The JSON body as it was before release 4.4 (1.6). */
    Map<String, Object> oldBody() {
        return Map.of("errors", Map.of(field == null ? "detail" : field, List.of(detail())));
    }

    public static Map<String, Object> body(String code, String detail, @Nullable String field) {
        Map<String, Object> error = new LinkedHashMap<>();
        if (field != null) {
            error.put(field, List.of(detail));
        }
        error.put("code", code);
        error.put("detail", detail);
        error.put("msg_key", "error_" + code);
        return Map.of("errors", List.of(error));
    }
}
