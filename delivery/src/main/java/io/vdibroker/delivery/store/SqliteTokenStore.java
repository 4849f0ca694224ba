package io.vdibroker.delivery.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in SQLite, each operation one short writer transaction: otherwise claiming a segment takes a second connection
 * while it holds the first, and hangs at start. The default methods are delegated as well, for the same reason.
 */
final class SqliteTokenStore implements TokenStore {

    private final SqliteDatabase database;
    private final TokenStore delegate;

    SqliteTokenStore(SqliteDatabase database, Serializer serializer, String nodeId, Duration claimTimeout) {
        this.database = database;
        this.delegate = new WithoutForUpdate(JdbcTokenStore.builder()
                .connectionProvider(database)
                .serializer(serializer)
                .nodeId(nodeId)
                .claimTimeout(claimTimeout));
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        write(() -> delegate.initializeTokenSegments(processorName, segmentCount));
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        write(() -> delegate.initializeTokenSegments(processorName, segmentCount, initialToken));
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        write(() -> delegate.storeToken(token, processorName, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return database.<@Nullable TrackingToken>write(() -> delegate.fetchToken(processorName, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        return database.<@Nullable TrackingToken>write(() -> delegate.fetchToken(processorName, segment));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        write(() -> delegate.extendClaim(processorName, segment));
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        write(() -> delegate.releaseClaim(processorName, segment));
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        write(() -> delegate.initializeSegment(token, processorName, segment));
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        write(() -> delegate.deleteToken(processorName, segment));
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return delegate.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return database.write(() -> delegate.fetchSegments(processorName));
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return database.write(() -> delegate.fetchAvailableSegments(processorName));
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return database.write(delegate::retrieveStorageIdentifier);
    }

    private void write(Runnable operation) {
        Supplier<Boolean> work = () -> {
            operation.run();
            return true;
        };
        database.write(work);
    }

    /** SQLite knows no SELECT .. FOR UPDATE; the writer transaction does its work. */
    private static final class WithoutForUpdate extends JdbcTokenStore {

        WithoutForUpdate(Builder builder) {
            super(builder);
        }

        @Override
        protected PreparedStatement select(Connection connection, String processor, int segment, boolean forUpdate)
                throws SQLException {
            return super.select(connection, processor, segment, false);
        }
    }
}
