package io.vdibroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A Java server as a process of its own, which writes its output to a file. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts a jar with its arguments; the log is appended to. */
    public static ServerProcess start(
            String name,
            Path jar,
            List<String> jvmOptions,
            List<String> arguments,
            Map<String, String> environment,
            Path log) {
        if (!Files.isReadable(jar)) {
            throw new DemoException(
                    "There is no " + jar.getFileName() + "; build it first: ./mvnw -DskipTests package");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(sharedClasses(jar));
        command.addAll(jvmOptions);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The archive that the build makes beside the jar; the JVM says and does nothing about one that does not fit it. */
    static List<String> sharedClasses(Path jar) {
        var archive = jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".jsa"));
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off");
    }

    /** Waits until the server answers; fails with its last words if it ends before, or takes longer than the limit. */
    public void await(BooleanSupplier ready, Duration limit) {
        await(ready, limit, word -> {});
    }

    /** The same, with a word every few seconds. A server that has ended is never ready, whoever else may answer. */
    void await(BooleanSupplier ready, Duration limit, Consumer<String> say) {
        var end = System.nanoTime() + limit.toNanos();
        var patience = new Patience(say);
        do {
            if (hasEndedWithin(Duration.ofMillis(100))) {
                throw ended();
            }
            if (System.nanoTime() > end) {
                throw new DemoException("The " + name + " does not answer. Its last words:\n" + lastWords());
            }
            patience.noNews();
        } while (!ready.getAsBoolean());
    }

    /** What there is to say once it has ended. */
    DemoException ended() {
        return new DemoException("The " + name + " has ended. Its last words, of " + log + ":\n" + lastWords());
    }

    /** Whether the process ends within the given time. */
    public boolean hasEndedWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted");
        }
    }

    /** The process number, for those who want to look at it. */
    public long pid() {
        return process.pid();
    }

    /** Ends it at once, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        if (!hasEndedWithin(STOP_LIMIT)) {
            throw new DemoException("The " + name + " cannot be killed");
        }
    }

    /** Asks it to stop, and kills it only if it does not. */
    @Override
    public void close() {
        process.destroy();
        if (!hasEndedWithin(STOP_LIMIT)) {
            kill();
        }
    }

    private String lastWords() {
        try (var lines = Files.lines(log)) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 15), all.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
