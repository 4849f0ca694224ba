package io.vdibroker.simulator.state;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of scenario and snapshot; an unknown key is a mistake. */
public final class StoredJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private StoredJson() {}

    /** The settings with some of them changed, at any depth. */
    public static Settings merged(Settings settings, JsonNode changes) {
        ObjectNode merged = MAPPER.valueToTree(settings);
        merge(merged, changes);
        return MAPPER.treeToValue(merged, Settings.class);
    }

    private static void merge(ObjectNode into, JsonNode changes) {
        for (var property : changes.properties()) {
            if (into.get(property.getKey()) instanceof ObjectNode inner && property.getValue() instanceof ObjectNode) {
                merge(inner, property.getValue());
            } else {
                into.set(property.getKey(), property.getValue());
            }
        }
    }

    static <T> T value(JsonNode node, TypeReference<T> type) {
        return MAPPER.treeToValue(node, type);
    }
}
