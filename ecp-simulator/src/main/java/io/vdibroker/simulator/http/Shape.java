package io.vdibroker.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The keys of an entity that are always the same here, from a file. */
public final class Shape {
    private final Map<String, Object> constants;

    private Shape(Map<String, Object> constants) {
        this.constants = constants;
    }

    public static Shape of(String name) {
        try (var in = new ClassPathResource("shapes/" + name + ".json").getInputStream()) {
            return new Shape(JsonMapper.builder().build().readValue(in, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new map with the constants, to be completed. */
    public Map<String, Object> fresh() {
        return new LinkedHashMap<>(constants);
    }

    /** The way to point to another entity. */
    public static Map<String, Object> reference(String id, String name) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("id", id);
        reference.put("verbose_name", name);
        return reference;
    }
}
