package io.vdibroker.query.store;

import com.mongodb.Function;
import org.bson.Document;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads documents as records that stay in the package of their view. The driver's own codec reads public ones only. */
public final class Documents {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .build();

    private Documents() {}

    /** What the driver applies to each document that it found. */
    public static <T> Function<Document, T> as(Class<T> type) {
        return document -> MAPPER.convertValue(document, type);
    }
}
