package io.vdibroker.delivery;

import io.vdibroker.delivery.sample.SampleProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A real process running the sample. */
final class BrokerProcess implements AutoCloseable {

    final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    final Set<String> failed = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final PrintStream input;
    private final Semaphore inFlight = new Semaphore(16);
    private final AtomicBoolean ready = new AtomicBoolean();

    BrokerProcess(Path directory, Path log) throws IOException {
        var arguments = Files.createTempFile("sample", ".args");
        Files.write(
                arguments,
                List.of(
                        "-cp",
                        '"' + System.getProperty("java.class.path").replace("\\", "\\\\") + '"',
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Ddisable-axoniq-console-message=true",
                        SampleProcess.class.getName(),
                        "--vdi.data-dir=" + directory,
                        "--logging.level.root=WARN",
                        "--spring.main.banner-mode=off"));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments)
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        var reader = new Thread(this::read, "sample-output");
        reader.setDaemon(true);
        reader.start();
    }

    boolean isReady() {
        return ready.get();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits while too many are in flight. */
    void create(String id, String note) throws InterruptedException {
        if (inFlight.tryAcquire(100, TimeUnit.MILLISECONDS)) {
            input.println(id + " " + note);
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws Exception {
        kill();
    }

    private void read() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals("ready")) {
                    ready.set(true);
                } else if (line.startsWith("ok ")) {
                    acknowledged.add(line.substring(3));
                    inFlight.release();
                } else if (line.startsWith("failed ")) {
                    failed.add(line);
                    inFlight.release();
                }
            }
        } catch (IOException e) {
            ready.set(false); // killed
        }
    }
}
