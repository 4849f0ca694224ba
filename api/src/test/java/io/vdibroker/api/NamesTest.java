package io.vdibroker.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.pool.PoolNameKey;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x09, 0x0A, 0x0D, 0x7F, 0x85, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200D, 0x200E,
                0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2065, 0x2066, 0x2067, 0x2068,
                0x2069, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xE000, 0xD800, 0xE0041, 0xE0100
            })
    void haveNothingInThemThatNobodySees(int character) {
        var name = "An" + Character.toString(character) + "na";
        assertThat(name.matches(Names.LINE)).isFalse();
        assertThat(name.matches(Names.NAME)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Анна", "José", "O'Neill-Смирнова", "山田 太郎", "أحمد", "a", "😀"})
    void areOfAllLanguages(String name) {
        assertThat(name).matches(Names.LINE).matches(Names.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "\u00A0a", "a\u3000"})
    void beginAndEndWithSomething(String name) {
        assertThat(name.matches(Names.NAME)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Office, OFFICE",
        "Ёлка, ёЛКА",
        "straße, STRASSE",
        "ｏｆｆｉｃｅ, Office",
        "oﬃce, Office",
        "ΟΔΟΣ, οδος",
        "№1, NO1",
        "é, e\u0301",
        "of\u200Bfice, office",
        "of\u00ADfice, office",
        "\u202Eoffice, office",
        "office\uFE0F, office",
        "of\u3164fice, office",
        "of\u2069fice, OFFICE"
    })
    void areOneWithoutRegardToCaseWidthAndWhatNobodySees(String one, String other) {
        assertThat(Names.key(one)).isEqualTo(Names.key(other));
        assertThat(Names.key(Names.key(one))).isEqualTo(Names.key(one));
    }

    @Test
    void areComposed() {
        assertThat(Names.composed(Normalizer.normalize("Йод é", Normalizer.Form.NFD)))
                .isEqualTo("Йод é");
        assertThat(Names.composed(null)).isNull();
    }

    @Test
    void haveTheKeysOfPoolsThatAreStored() {
        var letters = "ABCXYZabcxyzАБЯабяЁё0189-";
        assertThat(Names.key(letters)).isEqualTo(PoolNameKey.of(letters).value());
    }
}
