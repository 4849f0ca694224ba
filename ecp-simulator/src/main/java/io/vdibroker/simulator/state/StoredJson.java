package io.vdibroker.simulator.state;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of scenario and snapshot; an unknown key is a mistake. */
public final class StoredJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultVisibility(
                    visible -> visible.withVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE))
            .build();

    private StoredJson() {}

    /** Everything, as it can be read back by {@link #state}. */
    public static byte[] bytes(State state) {
        return MAPPER.writeValueAsBytes(state);
    }

    public static State state(byte[] json) {
        return state(MAPPER.readTree(json));
    }

    /** A state as it was written; settings that are newer than it have their defaults. */
    static State state(JsonNode node) {
        ObjectNode whole = node.asObject().deepCopy();
        whole.set("settings", MAPPER.valueToTree(merged(Settings.DEFAULT, node.path("settings"))));
        return MAPPER.treeToValue(whole, State.class);
    }

    /** Read strictly. */
    public static <T> T read(JsonNode node, Class<T> type) {
        return MAPPER.treeToValue(node, type);
    }

    /** The same machine once more, sharing nothing with the first. */
    public static Domain copy(Domain domain) {
        return MAPPER.convertValue(domain, Domain.class);
    }

    /** The settings with some of them changed, at any depth. */
    public static Settings merged(Settings settings, JsonNode changes) {
        return merged(settings, changes, Settings.class);
    }

    public static GuestBehaviour merged(GuestBehaviour behaviour, JsonNode changes) {
        return merged(behaviour, changes, GuestBehaviour.class);
    }

    private static <T> T merged(T value, JsonNode changes, Class<T> type) {
        ObjectNode merged = MAPPER.valueToTree(value);
        merge(merged, changes);
        return MAPPER.treeToValue(merged, type);
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
}
