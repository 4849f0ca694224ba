package io.vdibroker.app.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.vdibroker.api.canary.command.MutableMessage;
import io.vdibroker.command.canary.CommandCanary;
import io.vdibroker.query.canary.QueryCanary;
import io.vdibroker.saga.canary.SagaCanary;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold, and each of them bites: its canary breaks it. */
class RulesTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.vdibroker");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Rules.SAGAS_DO_NO_IO, SagaCanary.Reader.class),
                Arguments.of(Rules.COMMAND_SIDE_STANDS_ALONE, CommandCanary.Neighbour.class),
                Arguments.of(Rules.QUERY_SIDE_STANDS_ALONE, QueryCanary.Neighbour.class),
                Arguments.of(Rules.ECP_SAGA_STANDS_ALONE, SagaCanary.Neighbour.class),
                Arguments.of(Rules.MESSAGES_ARE_RECORDS, MutableMessage.class),
                Arguments.of(Rules.AGGREGATES_ARE_PACKAGE_PRIVATE, CommandCanary.OpenAggregate.class),
                Arguments.of(Rules.ENDPOINTS_TOUCH_NO_AGGREGATE_AND_NO_DATABASE, QueryCanary.Endpoint.class),
                Arguments.of(Rules.ENDPOINTS_TOUCH_NO_AGGREGATE_AND_NO_DATABASE, QueryCanary.ComposedEndpoint.class),
                Arguments.of(Rules.NOBODY_READS_THE_WALL_CLOCK, QueryCanary.Watcher.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void bites(ArchRule rule, Class<?> canary) {
        var classes = new ClassFileImporter().importClasses(canary);
        assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
    }
}
