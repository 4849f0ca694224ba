package io.vdibroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.jar.JarFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's own inventory, with so many of each template: ECP makes one clone of a template at a time. */
record ManyTemplates(int ofEach) {

    /** One of those that are like this one; which of them, a number says. */
    String like(String templateId, int number) {
        var which = number % ofEach;
        return which == 0
                ? templateId
                : UUID.nameUUIDFromBytes((templateId + which).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /** Writes the scenario for the simulator; its file. */
    Path write(Path directory) {
        var file = directory.resolve("scenario.json");
        try (var jar = new JarFile(System.getProperty("simulator.jar", ""))) {
            var own = Objects.requireNonNull(jar.getEntry("default-scenario.json"));
            var scenario = JsonMapper.shared().readTree(jar.getInputStream(own));
            var domains = (ArrayNode) scenario.path("domains");
            for (var domain : List.copyOf(domains.valueStream().toList())) {
                if (domain.path("template").asBoolean()) {
                    for (var which = 1; which < ofEach; which++) {
                        domains.add(another(domain, which));
                    }
                }
            }
            Files.writeString(file, scenario.toString());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode another(JsonNode template, int which) {
        var copy = (ObjectNode) template.deepCopy();
        return copy.put("id", like(template.path("id").asString(), which))
                .put("name", template.path("name").asString() + "-" + which);
    }
}
