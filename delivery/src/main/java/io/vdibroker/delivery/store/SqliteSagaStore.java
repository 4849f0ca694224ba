package io.vdibroker.delivery.store;

import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sagas in SQLite, each operation one short writer transaction: with plain autocommit, kills left orphaned saga rows and
 * the same saga twice.
 */
final class SqliteSagaStore implements SagaStore<Object> {

    private final SqliteDatabase database;
    private final JdbcSagaStore delegate;

    SqliteSagaStore(SqliteDatabase database, Serializer serializer) {
        this.database = database;
        this.delegate = JdbcSagaStore.builder()
                .connectionProvider(database)
                .serializer(serializer)
                .build();
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue associationValue) {
        return database.write(() -> delegate.findSagas(sagaType, associationValue));
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        return database.<@Nullable Entry<S>>write(() -> delegate.loadSaga(sagaType, sagaIdentifier));
    }

    @Override
    public void insertSaga(Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> values) {
        database.write(() -> {
            delegate.insertSaga(sagaType, sagaIdentifier, saga, values);
            return true;
        });
    }

    @Override
    public void updateSaga(Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues values) {
        database.write(() -> {
            delegate.updateSaga(sagaType, sagaIdentifier, saga, values);
            return true;
        });
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> values) {
        database.write(() -> {
            delegate.deleteSaga(sagaType, sagaIdentifier, values);
            return true;
        });
    }
}
