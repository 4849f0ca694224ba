package io.vdibroker.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.operation.Step;
import io.vdibroker.command.operation.StepLimit;
import io.vdibroker.command.operation.StepLimits;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** {@code docs/settings.md} and the classes that read settings. */
class SettingsPageTest {

    private static final Pattern SECTION = Pattern.compile("## .*`(vdi\\.[a-z-]+)\\.\\*`.*");
    private static final Pattern CODE = Pattern.compile("`([a-z.0-9-]+)`");
    private static final String NONE = "";

    private final List<String> page = page();

    @Test
    void namesEverySettingAndNoOther() {
        assertThat(documented().keySet()).isEqualTo(existing().keySet());
    }

    @Test
    void saysTheDefaultOfEverySettingThatHasOne() {
        var defaults = existing();
        defaults.values().removeIf(NONE::equals);
        assertThat(documented()).containsAllEntriesOf(defaults);
    }

    @Test
    void saysTheLimitsOfEveryStep() {
        var table = steps();
        var known = Stream.concat(table.keySet().stream(), Stream.of(Step.CREATE_TAG, Step.REMOVE_TAG));
        assertThat(known).containsExactlyInAnyOrder(Step.values());
        table.forEach((step, limit) -> assertThat(limit)
                .as(step.name())
                .isEqualTo(StepLimits.defaults().of(step)));
    }

    @Test
    void namesWhatCanBeSetOfAStep() {
        var row = page.stream()
                .filter(line -> line.startsWith("| step |"))
                .findFirst()
                .orElseThrow();
        assertThat(cells(row).subList(1, cells(row).size()))
                .isEqualTo(Arrays.stream(StepLimits.Setting.class.getRecordComponents())
                        .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
                        .toList());
    }

    /** Default by name, as the page has them. */
    private Map<String, String> documented() {
        var settings = new TreeMap<String, String>();
        var prefix = "";
        for (var line : page) {
            var section = SECTION.matcher(line);
            if (line.startsWith("## ")) {
                prefix = section.matches() ? section.group(1) : "";
            } else if (!prefix.isEmpty() && line.startsWith("| `")) {
                var cells = cells(line);
                settings.put(prefix + "." + cells.get(0).replace("`", ""), cells.get(1));
            }
        }
        return settings;
    }

    /** Default by name, as the classes have them. */
    private static Map<String, String> existing() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var settings = new TreeMap<String, String>();
        for (var found : scanner.findCandidateComponents("io.vdibroker")) {
            var type = type(String.valueOf(found.getBeanClassName()));
            if (type != StepLimits.class) {
                collect(type.getAnnotation(ConfigurationProperties.class).value(), type, settings);
            }
        }
        return settings;
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> settings) {
        for (var parameter : type.getDeclaredConstructors()[0].getParameters()) {
            var name = prefix + "." + nameOf(parameter);
            if (parameter.getType().isRecord()) {
                collect(name, parameter.getType(), settings);
            } else {
                var byDefault = parameter.getAnnotation(DefaultValue.class);
                settings.put(name, byDefault == null ? NONE : String.join(",", byDefault.value()));
            }
        }
    }

    private static String nameOf(Parameter parameter) {
        var name = parameter.getAnnotation(Name.class);
        return name == null ? DataObjectPropertyName.toDashedForm(parameter.getName()) : name.value();
    }

    private Map<Step, StepLimit> steps() {
        var steps = new EnumMap<Step, StepLimit>(Step.class);
        page.stream()
                .dropWhile(line -> !line.startsWith("| step |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(SettingsPageTest::cells)
                .forEach(row ->
                        CODE.matcher(row.get(0)).results().forEach(name -> steps.put(step(name.group(1)), limit(row))));
        return steps;
    }

    private static Step step(String name) {
        return Step.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static StepLimit limit(List<String> row) {
        return new StepLimit(
                time(row.get(1)), time(row.get(2)), Integer.parseInt(row.get(3)), time(row.get(4)), time(row.get(5)));
    }

    private static Duration time(String text) {
        return text.isEmpty() ? Duration.ZERO : DurationStyle.detectAndParse(text);
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|", -1))
                .skip(1)
                .map(String::strip)
                .limit(row.split("\\|", -1).length - 2L)
                .toList();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "settings.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
