package io.vdibroker.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket client that sends what VeiL Connect sends, byte by byte, and is as rude as a test wants. */
final class RawSocket implements AutoCloseable {

    static final int LOST = -1;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] MASK = {1, 2, 3, 4};
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final AtomicInteger pongs = new AtomicInteger();
    private volatile boolean answering;
    private volatile boolean reading = true;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    static RawSocket open(int port, String target) {
        try {
            var client = new RawSocket(new Socket("localhost", port));
            client.handshake(target);
            var thread = new Thread(client::read, "raw-socket");
            thread.setDaemon(true);
            thread.start();
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handshake(String target) throws IOException {
        out.write(("GET " + target + " HTTP/1.1\r\n"
                        + "Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                        + "Origin: veil_connect_trusted_origin\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        var status = line();
        while (!line().isEmpty()) {
            // the other headers
        }
        if (!status.contains(" 101 ")) {
            throw new AssertionError(status);
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private void read() {
        try {
            while (reading) {
                var opcode = in.readUnsignedByte() & 0x0f;
                var length = in.readUnsignedByte() & 0x7f;
                if (length == 126) {
                    length = in.readUnsignedShort();
                }
                var payload = in.readNBytes(length);
                switch (opcode) {
                    case TEXT -> texts.add(new String(payload, StandardCharsets.UTF_8));
                    case CLOSE -> closed.complete((int) ByteBuffer.wrap(payload).getShort());
                    case PING -> {
                        pings.incrementAndGet();
                        if (answering) {
                            frame(PONG, payload);
                        }
                    }
                    case PONG -> pongs.incrementAndGet();
                    default -> throw new AssertionError("Opcode " + opcode);
                }
            }
        } catch (IOException e) {
            closed.complete(LOST);
        }
    }

    void answerPings() {
        answering = true;
    }

    void stopReading() {
        reading = false;
    }

    int pings() {
        return pings.get();
    }

    int pongs() {
        return pongs.get();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    void ping() {
        write(PING, "");
    }

    void send(String text) {
        write(TEXT, text);
    }

    /** Says goodbye as the client does. */
    void leave() {
        try {
            frame(CLOSE, new byte[] {1000 >> 8, (byte) 1000});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server still takes it. */
    boolean trySend(String text) {
        try {
            socket.setSoTimeout(100);
            frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    JsonNode nextJson() {
        try {
            var text = texts.poll(10, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("Nothing came");
            }
            return JSON.readTree(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The next message that holds the text. */
    JsonNode next(String text) {
        JsonNode message;
        do {
            message = nextJson();
        } while (!message.toString().contains(text));
        return message;
    }

    /** What the server closed the connection with, or that it was lost without a word. */
    int closeCode() {
        return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void write(int opcode, String text) {
        try {
            frame(opcode, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void frame(int opcode, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length & 0xff);
        }
        frame.writeBytes(MASK);
        for (var i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ MASK[i % 4]);
        }
        out.write(frame.toByteArray());
        out.flush();
    }

    /** Without a goodbye, as when a cable is pulled. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
