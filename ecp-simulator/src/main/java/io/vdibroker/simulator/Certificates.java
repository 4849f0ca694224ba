package io.vdibroker.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The self-signed certificate, made by the JDK's own keytool at the first start and kept from then on. */
final class Certificates {
    static final String PASSWORD = "simulator";
    static final String ALIAS = "simulator";

    private static final int VALID_DAYS = 3650;

    private Certificates() {}

    /** The key store; the certificate alone is beside it as {@code certificate.pem}. */
    static Path prepare(Path directory, List<String> names) {
        try {
            Files.createDirectories(directory);
            Path store = directory.resolve("certificate.p12");
            if (!Files.exists(store)) {
                generate(store, names);
            }
            writePem(store, directory.resolve("certificate.pem"));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("No certificate in " + directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the certificate was made", e);
        }
    }

    private static void generate(Path store, List<String> names) throws IOException, InterruptedException {
        Path fresh = Files.createTempDirectory(store.toAbsolutePath().getParent(), "new")
                .resolve("certificate.p12");
        String alternatives =
                names.stream().distinct().map(name -> ",dns:" + name).collect(Collectors.joining());
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                String.valueOf(VALID_DAYS),
                "-dname",
                "CN=ECP simulator",
                "-ext",
                "san=ip:127.0.0.1,ip:0:0:0:0:0:0:0:1" + alternatives,
                "-ext",
                "eku=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                fresh.toString(),
                "-storepass",
                PASSWORD);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool failed: " + said);
        }
        Files.move(fresh, store, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(fresh.getParent());
    }

    private static void writePem(Path store, Path pem) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        Files.writeString(
                pem,
                "-----BEGIN CERTIFICATE-----\n"
                        + lines.encodeToString(keys.getCertificate(ALIAS).getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }
}
