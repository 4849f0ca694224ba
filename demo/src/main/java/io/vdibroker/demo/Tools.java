package io.vdibroker.demo;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What runs a broker and a simulated ECP side by side. */
@Command(
        name = "broker",
        subcommands = {Demo.class, Figures.class})
public final class Tools {

    private Tools() {}

    /** Starts what the arguments say. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tools()).setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof DemoException expected) {
                line.getErr().println(expected.getMessage());
                return expected.exitCode();
            }
            if (e instanceof UncheckedIOException disk) {
                line.getErr().println(disk.getCause());
                return 1;
            }
            throw e;
        });
    }
}
