package io.vdibroker.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.axonframework.common.jdbc.JdbcException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreFullTest {

    @ParameterizedTest
    @CsvSource({
        "13, true", // SQLITE_FULL
        "8, true", // SQLITE_READONLY
        "264, true", // SQLITE_READONLY_RECOVERY
        "778, true", // SQLITE_IOERR_WRITE, as on a disk that was mounted anew to be read only
        "1034, true", // SQLITE_IOERR_FSYNC
        "5, false", // SQLITE_BUSY
        "19, false", // SQLITE_CONSTRAINT
        "11, false" // SQLITE_CORRUPT
    })
    void isWhatADiskThatTakesNothingAnswers(int code, boolean full) {
        var error = new JdbcException("The event store could not commit", new SQLException("a text", "", code));

        assertThat(StoreFull.isBehind(new IllegalStateException(error))).isEqualTo(full);
    }
}
