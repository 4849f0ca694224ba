package io.vdibroker.demo;

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
        System.exit(new CommandLine(new Tools())
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (!(e instanceof DemoException)) {
                        throw e;
                    }
                    System.err.println(e.getMessage());
                    return 1;
                })
                .execute(arguments));
    }
}
