package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginsTest {

    @ParameterizedTest
    @CsvSource({"Anna, anna", "' anna ', anna", "ａｎｎａ, anna", "ﬁona, fiona", "ВЕРА, вера", "anna²7, anna27"})
    void areTheSameWhateverTheirForm(String login, String normal) {
        assertThat(Logins.normal(login)).isEqualTo(normal);
        assertThat(Logins.folded(login)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"straße, strasse", "νίκος, ΝΊΚΟΣ"})
    void areTheSameInAllCasesOfALetter(String one, String other) {
        assertThat(Logins.folded(one)).isEqualTo(Logins.folded(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"аdmin", "adminο", "верa", "αдмин"}) // one letter of each is of another alphabet
    void areLookAlikesWhenTheyMixAlphabets(String login) {
        assertThat(Logins.mixesLookAlikes(login)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "вера.павлова-2", "νίκος", "anna_7@example.org", "山田anna"})
    void mayBeOfOneAlphabet(String login) {
        assertThat(Logins.mixesLookAlikes(login)).isFalse();
    }
}
