package io.vdibroker.app.admin;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done about administrators while no broker runs. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Helps administrators who cannot sign in any more.",
        subcommands = {ResetAdmin.class, CommandLine.HelpCommand.class})
public final class Admin implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: reset");
    }
}
