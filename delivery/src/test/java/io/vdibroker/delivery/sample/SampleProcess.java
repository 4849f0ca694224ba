package io.vdibroker.delivery.sample;

import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.sample.Messages.CreateJob;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;

/**
 * The sample as a process of its own, to be killed: reads {@code <id> <note>} from its input, creates that job, and writes
 * {@code ok <id>} when the command has been acknowledged.
 */
public final class SampleProcess {

    private SampleProcess() {}

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var application = new SpringApplication(SampleApplication.class);
        application.setLogStartupInfo(false);
        var commands = application.run(arguments).getBean(Commands.class);
        out.println("ready");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var words = line.split(" ", 2);
            commands.as("system:test", words[0])
                    .send(new CreateJob(words[0], words[1]))
                    .whenComplete((result, error) -> {
                        synchronized (out) {
                            out.println((error == null ? "ok " : "failed " + error + " ") + words[0]);
                        }
                    });
        }
    }
}
