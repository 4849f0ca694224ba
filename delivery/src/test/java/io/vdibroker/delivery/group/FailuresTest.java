package io.vdibroker.delivery.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mongodb.MongoTimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void areInfrastructureWhenAStoreTheNetworkOrARaceIsToBlame() {
        assertThat(new Exception[] {
                    new EventStoreException("x", new SQLException("full")),
                    new MongoTimeoutException("x"),
                    new UncheckedIOException(new IOException("x")),
                    new ConcurrencyException("x"),
                    new NoHandlerForCommandException("x"),
                    new IllegalStateException(new InterruptedException())
                })
                .allMatch(Failures::isInfrastructure);
    }

    @Test
    void areOursWhenTheEventIs() {
        assertThat(new Exception[] {
                    new IllegalStateException("x"),
                    new NullPointerException("x"),
                    new CommandExecutionException("refused", null, "details")
                })
                .noneMatch(Failures::isInfrastructure);
    }

    @Test
    void areNeverErrors() {
        assertThat(Failures.asException(new StackOverflowError())).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void ofAGroupAreHandledByItsKind() {
        assertThat(GroupKind.of("saga-x")).isEqualTo(GroupKind.SAGA);
        assertThat(GroupKind.of("view-x-1")).isEqualTo(GroupKind.VIEW);
        assertThat(GroupKind.of("list-x")).isEqualTo(GroupKind.LIST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupKind.of("io.vdibroker.query"))
                .withMessageContaining("@ProcessingGroup");
    }
}
