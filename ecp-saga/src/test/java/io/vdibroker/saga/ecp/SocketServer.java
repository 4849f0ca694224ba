package io.vdibroker.saga.ecp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;

/** As much of a websocket server as a test needs: short text frames over TLS. */
final class SocketServer implements AutoCloseable {

    private final SSLServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    SocketServer() {
        try {
            listening = (SSLServerSocket) Certificates.LOCALHOST
                    .context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    List<String> requests() {
        return requests;
    }

    List<String> heard() {
        return heard;
    }

    void say(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var client : clients) {
            try {
                var out = client.getOutputStream();
                out.write(0x81);
                if (bytes.length < 126) {
                    out.write(bytes.length);
                } else {
                    out.write(new byte[] {126, (byte) (bytes.length >> 8), (byte) bytes.length});
                }
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                clients.remove(client);
            }
        }
    }

    void drop() {
        for (var client : clients) {
            clients.remove(client);
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                var client = listening.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            threads.shutdown();
        }
    }

    private void serve(Socket client) {
        try {
            var in = new DataInputStream(client.getInputStream());
            var request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                request.append((char) in.readUnsignedByte());
            }
            requests.add(request.toString());
            client.getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept(request.toString())
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            clients.add(client);
            while (true) {
                in.readUnsignedByte();
                var length = in.readUnsignedByte() & 0x7f;
                var mask = in.readNBytes(4);
                var bytes = in.readNBytes(length);
                for (var i = 0; i < length; i++) {
                    bytes[i] ^= mask[i % 4];
                }
                heard.add(new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            clients.remove(client);
        }
    }

    private static String accept(String request) {
        var key = request.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
        try {
            var sha = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(sha);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        drop();
        threads.shutdownNow();
    }
}
