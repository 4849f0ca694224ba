package io.vdibroker.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The open store of a data directory, and all that lives in it. */
public final class Secrets implements AutoCloseable {

    private final SecretsFile file;
    private final SecretStore store;
    private final PersonalData personalData;
    private final TokenKeys tokenKeys;
    private final PasswordHashes passwordHashes;
    private final HistorySeals historySeals;

    private Secrets(SecretsFile file, MasterKey master, PasswordCost cost) {
        this.file = file;
        var keys = KeyRing.open(file, master);
        store = new SecretStore(file, keys);
        personalData = new PersonalData(new PersonKeys(file, keys), keys);
        tokenKeys = new TokenKeys(store);
        passwordHashes = new PasswordHashes(store, cost);
        historySeals = new HistorySeals(file, keys);
    }

    /** Opens or makes {@code secrets.db} in the directory; a master key that is not its own is refused. */
    public static Secrets open(Path dataDir, MasterKey master, PasswordCost cost) {
        return open(SecretsFile.open(dataDir), master, cost);
    }

    private static Secrets open(SecretsFile file, MasterKey master, PasswordCost cost) {
        try {
            return new Secrets(file, master, cost);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Opens what is there, beside a running broker too, with the key of VDI_MASTER_KEY, of the file, or of the directory. */
    public static Secrets openExisting(Path dataDir, @Nullable Path keyFile) {
        if (!Files.isRegularFile(SecretsFile.in(dataDir))) {
            throw new IllegalStateException("There are no secrets in " + dataDir);
        }
        var master = masterKey(dataDir, System.getenv("VDI_MASTER_KEY"), keyFile);
        return open(SecretsFile.existing(dataDir), master, PasswordCost.standard());
    }

    /** The key from the environment if there is one, else from the file, which the first start makes. */
    static MasterKey masterKey(Path dataDir, @Nullable String environment, @Nullable Path keyFile) {
        if (environment != null && !environment.isBlank()) {
            return MasterKey.of(environment, "VDI_MASTER_KEY");
        }
        return MasterKeyFile.load(keyFile == null ? dataDir.resolve("master.key") : keyFile, SecretsFile.in(dataDir));
    }

    /** How many secrets of each kind were ever kept, erased ones included: rows are only added. */
    public Map<String, Long> byKind() {
        return file
                .all(
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        "SELECT kind, count(*) FROM secret GROUP BY kind"
                                + " UNION ALL SELECT 'KEY_OF_A_PERSON', count(*) FROM person_key")
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public SecretStore store() {
        return store;
    }

    public PersonalData personalData() {
        return personalData;
    }

    public TokenKeys tokenKeys() {
        return tokenKeys;
    }

    public PasswordHashes passwordHashes() {
        return passwordHashes;
    }

    public HistorySeals historySeals() {
        return historySeals;
    }

    @Override
    public void close() {
        file.close();
    }
}
