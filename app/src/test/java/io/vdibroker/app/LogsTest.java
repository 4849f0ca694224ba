package io.vdibroker.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

class LogsTest {

    private final LoggerContext context = new LoggerContext();
    private final AtomicLong time = new AtomicLong();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void begin() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        var root = context.getLogger("ROOT");
        root.setLevel(Level.INFO);
        written.start();
        root.addAppender(written);
        context.addTurboFilter(new FrameworkLogs(time::get));
    }

    private String layout(ILoggingEvent event) {
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(settings().getProperty("logging.pattern.console"));
        layout.start();
        return layout.doLayout(event);
    }

    private static Properties settings() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var properties = yaml.getObject();
        assertThat(properties).isNotNull();
        return properties;
    }

    @Test
    void areOneLineWhateverIsInAMessageOrAnException() {
        context.getLogger("org.any")
                .warn(
                        "Bad \r\n2026-12-01 ERROR forged {}",
                        "\u001b[2J\u2028\u0085x",
                        new IllegalStateException("more\n2026-12-01 ERROR forged\r\nagain"));
        var line = layout(written.list.get(0));
        assertThat(line).endsWith("\n").contains("Bad  | 2026-12-01 ERROR forged", "more | 2026");
        assertThat(line.substring(0, line.length() - 1)).doesNotContainPattern("[\\x00-\\x1f\\x7f\\x85\u2028\u2029]");
    }

    @Test
    void ofAFrameworkAreBounded() {
        for (var i = 0; i < 1000; i++) {
            context.getLogger("org.any.Parser").info("Bad parameter {}", i);
        }
        assertThat(written.list).hasSize(FrameworkLogs.PER_MINUTE);
        time.addAndGet(TimeUnit.MINUTES.toNanos(1));
        context.getLogger("org.any.Parser").info("Bad parameter");
        context.getLogger("org.any.Other").info("Other");
        assertThat(written.list).hasSize(FrameworkLogs.PER_MINUTE + 2);
    }

    @Test
    void ofOurOwnAreNot() {
        for (var i = 0; i < 200; i++) {
            context.getLogger("io.vdibroker.any").info("Decided {}", i);
        }
        assertThat(written.list).hasSize(200);
    }
}
