package io.vdibroker.app.admin;

import io.vdibroker.command.CommandSide;
import io.vdibroker.command.person.AccountRecovery;
import io.vdibroker.command.person.NewPasswords;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.store.SecretsTally;
import io.vdibroker.secrets.Secrets;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.InvalidRequest;
import io.vdibroker.web.WebConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The way back when no security administrator can sign in. The directory is locked meanwhile, and the history tells of
 * it.
 */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 2,
        description =
                "Gives an account a new password, unlocks it, and makes it a security administrator. No broker may run on the"
                        + " data directory, and its master key is needed.")
final class ResetAdmin implements Callable<Integer> {

    private static final String PASSWORD = "VDI_ADMIN_PASSWORD";

    /** What decides, with its stores; nothing that talks to people or to ECP. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({SecretsConfiguration.class, EmbeddedDelivery.class, WebConfiguration.class, CommandSide.class})
    static class Deciding {

        /** Without it the store would seem to be older than its secrets. */
        @Bean
        static SecretsTally secretsTally(Secrets secrets) {
            return secrets::byKind;
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", description = "The data directory of the broker; default ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(
            names = "--login",
            description = "Whose account; default ${DEFAULT-VALUE}. The password comes from " + PASSWORD
                    + ", or is made and shown once")
    private String login = "admin";

    @Option(
            names = "--set",
            description =
                    "A setting of the broker, like --set vdi.secrets.master-key-file=FILE; may be given several times")
    private Map<String, String> settings = Map.of();

    @Override
    public Integer call() {
        if (!Files.isRegularFile(data.resolve("events.db"))) {
            throw new ParameterException(
                    spec.commandLine(), "There is no event store in " + data + ": give the broker's with --data");
        }
        ConfigurableApplicationContext context;
        try {
            context = application().run();
        } catch (RuntimeException e) { // which Spring Boot has reported
            return 2;
        }
        try (context) {
            return recover(context.getBean(AccountRecovery.class));
        }
    }

    private int recover(AccountRecovery accounts) {
        var given = System.getenv(PASSWORD);
        var made = given == null || given.isEmpty();
        var password = made ? NewPasswords.make() : given;
        try {
            if (!accounts.recover(login, password)) {
                return impossible("Nobody has the login " + login + ": give another one with --login");
            }
        } catch (InvalidRequest e) {
            return impossible(PASSWORD + " cannot be a password: " + e.getMessage());
        }
        var out = spec.commandLine().getOut();
        out.println(login + " is a security administrator now, with "
                + (made ? "this password, which is shown only now: " + password : "the password of " + PASSWORD));
        out.flush();
        return 0;
    }

    private SpringApplication application() {
        var properties = new HashMap<String, Object>(settings);
        properties.put("vdi.data-dir", data.toAbsolutePath().toString());
        properties.putIfAbsent("logging.level.root", "ERROR");
        var application = new SpringApplication(Deciding.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setBeanNameGenerator(new FullyQualifiedAnnotationBeanNameGenerator());
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("command line", properties)));
        return application;
    }

    private int impossible(String why) {
        spec.commandLine().getErr().println(why);
        return 2;
    }
}
