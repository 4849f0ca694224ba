package io.vdibroker.saga.ecp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A key with its certificate, made by the keytool of this JDK. */
public final class Certificates {

    /** Signed by itself, for the name that it is asked by. */
    public static final Certificates LOCALHOST = selfSigned("dns:localhost,ip:127.0.0.1");
    /** Signed by itself, for another name. */
    public static final Certificates ELSEWHERE = selfSigned("dns:ecp.example.org");
    /** Signed by {@link #authority()}, for the name that it is asked by. */
    public static final Certificates ISSUED = issued("dns:localhost");
    /** Signed by {@link #authority()}, for another name. */
    public static final Certificates ISSUED_ELSEWHERE = issued("dns:ecp.example.org");

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String AUTHORITY = "ca";
    private static final String SERVER = "ecp";

    private final Consumer<Path> maker;
    private @Nullable Path store;

    private Certificates(Consumer<Path> maker) {
        this.maker = maker;
    }

    /** The certificate that issued {@link #ISSUED} and {@link #ISSUED_ELSEWHERE}. */
    static String authority() {
        return ISSUED.pem(AUTHORITY);
    }

    static String authorityElsewhere() {
        return ISSUED_ELSEWHERE.pem(AUTHORITY);
    }

    public String pem() {
        return pem(SERVER);
    }

    private String pem(String alias) {
        try {
            var encoded = open().getCertificate(alias).getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a server shows. */
    public SSLContext context() {
        try {
            var keys = open();
            if (keys.containsAlias(AUTHORITY)) {
                keys.deleteEntry(AUTHORITY);
            }
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore open() {
        try (var stream = Files.newInputStream(store())) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(stream, PASSWORD);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made when it is first asked for: keytool is a process, and most tests need one certificate. */
    private synchronized Path store() {
        if (store == null) {
            store = newStore();
            maker.accept(store);
        }
        return store;
    }

    private static Certificates selfSigned(String names) {
        return new Certificates(
                store -> keytool(store, "-genkeypair", "-alias", SERVER, "-dname", "CN=ecp", "-ext", "san=" + names));
    }

    private static Certificates issued(String names) {
        return new Certificates(store -> {
            keytool(store, "-genkeypair", "-alias", AUTHORITY, "-dname", "CN=authority", "-ext", "bc:c");
            keytool(
                    store,
                    "-genkeypair",
                    "-alias",
                    SERVER,
                    "-dname",
                    "CN=ecp",
                    "-ext",
                    "san=" + names,
                    "-signer",
                    AUTHORITY);
        });
    }

    private static Path newStore() {
        try {
            var directory = Files.createTempDirectory("certificates");
            directory.toFile().deleteOnExit();
            return directory.resolve("store.p12");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(Path store, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", "changeit"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset());
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool said " + said);
            }
            store.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
