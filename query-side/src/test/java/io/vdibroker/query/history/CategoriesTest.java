package io.vdibroker.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.history.query.HistoryCategory;
import io.vdibroker.query.history.StoredForms.StoredForm;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CategoriesTest {

    static Stream<StoredForm> events() {
        return StoredForms.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void knowEveryEvent(StoredForm event) {
        assertThat(Categories.of(event.type().getSimpleName())).isNotEqualTo(HistoryCategory.OTHER);
    }

    @Test
    void holdEachEventOnceAndNothingElse() {
        assertThat(Arrays.stream(HistoryCategory.values()).flatMap(it -> Categories.typesOf(it).stream()))
                .containsExactlyInAnyOrderElementsOf(StoredForms.events()
                        .map(StoredForm::toString)
                        .distinct() // an event may have been stored in several forms
                        .toList());
    }
}
