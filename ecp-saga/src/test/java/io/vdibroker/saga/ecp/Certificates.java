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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

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

    private final Path store;
    private final String alias;

    private Certificates(Path store, String alias) {
        this.store = store;
        this.alias = alias;
    }

    /** The certificate that issued {@link #ISSUED} and {@link #ISSUED_ELSEWHERE}. */
    static String authority() {
        return new Certificates(ISSUED.store, AUTHORITY).pem();
    }

    static String authorityElsewhere() {
        return new Certificates(ISSUED_ELSEWHERE.store, AUTHORITY).pem();
    }

    public String pem() {
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
        try (var stream = Files.newInputStream(store)) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(stream, PASSWORD);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificates selfSigned(String names) {
        var store = newStore();
        keytool(store, "-genkeypair", "-alias", "ecp", "-dname", "CN=ecp", "-ext", "san=" + names);
        return new Certificates(store, "ecp");
    }

    private static Certificates issued(String names) {
        var store = newStore();
        keytool(store, "-genkeypair", "-alias", AUTHORITY, "-dname", "CN=authority", "-ext", "bc:c");
        keytool(
                store,
                "-genkeypair",
                "-alias",
                "ecp",
                "-dname",
                "CN=ecp",
                "-ext",
                "san=" + names,
                "-signer",
                AUTHORITY);
        return new Certificates(store, "ecp");
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
