package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.person.Sealed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalDataTest {

    private static final MasterKey MASTER = MasterKey.random();

    @TempDir
    Path dir;

    private Secrets secrets;
    private PersonalData data;

    @BeforeEach
    void open() {
        secrets = Secrets.open(dir, MASTER, Samples.CHEAP);
        data = secrets.personalData();
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        var sealed = data.seal(Samples.person(), "Анна Ким");

        assertThat(data.open(sealed)).contains("Анна Ким");
        close();
        open();
        assertThat(data.open(sealed)).contains("Анна Ким");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        var anna = Samples.person();

        assertThat(data.seal(anna, "Anna")).isNotEqualTo(data.seal(anna, "Anna"));
    }

    @Test
    void opensNothingOfAStranger() {
        assertThat(data.open(new Sealed(Samples.person(), "AQID"))).isEmpty();
    }

    @Test
    void opensNothingOfAnErasedPersonAndEverythingOfTheOthers() {
        var anna = Samples.person();
        var ofAnna = data.seal(anna, "Anna");
        var ofBoris = data.seal(Samples.person(), "Boris");

        data.erase(anna);
        data.erase(anna);

        assertThat(data.open(ofAnna)).isEmpty();
        assertThat(data.open(ofBoris)).contains("Boris");
        close();
        open();
        assertThat(data.open(ofAnna)).isEmpty();
    }

    @Test
    void letsALateSealOfAnErasedPersonPassButNeverOpens() {
        var anna = Samples.person();
        data.seal(anna, "Anna");
        data.erase(anna);
        var neverKnown = Samples.person();
        data.erase(neverKnown);

        assertThat(data.open(data.seal(anna, "10.0.0.7"))).isEmpty();
        assertThat(data.open(data.seal(neverKnown, "10.0.0.7"))).isEmpty();
    }

    @Test
    void refusesWhatWasAltered() {
        var anna = Samples.person();
        var text = data.seal(anna, "Anna").ciphertext();
        var altered = text.substring(0, 30) + (text.charAt(30) == 'A' ? 'B' : 'A') + text.substring(31);

        assertThatThrownBy(() -> data.open(new Sealed(anna, altered))).isInstanceOf(TamperedException.class);
        assertThatThrownBy(() -> data.open(new Sealed(anna, "§"))).isInstanceOf(TamperedException.class);
        assertThatThrownBy(() -> data.open(new Sealed(anna, ""))).isInstanceOf(TamperedException.class);
    }

    @Test
    void refusesWhatBelongsToSomebodyElse() {
        var boris = Samples.person();
        data.seal(boris, "Boris");
        var ofAnna = data.seal(Samples.person(), "Anna");

        assertThatThrownBy(() -> data.open(new Sealed(boris, ofAnna.ciphertext())))
                .isInstanceOf(TamperedException.class);
    }

    @Test
    void refusesSwappedKeys() {
        var anna = Samples.person();
        var boris = Samples.person();
        data.seal(anna, "Anna");
        var ofBoris = data.seal(boris, "Boris");
        Samples.sql(
                dir,
                "UPDATE person_key SET sealed = (SELECT sealed FROM person_key WHERE person = ?) WHERE person = ?",
                anna.value().toString(),
                boris.value().toString());
        close();
        open();

        assertThatThrownBy(() -> data.open(ofBoris)).isInstanceOf(TamperedException.class);
    }

    @Test
    void hashesTheSameForEverAndDifferentlyPerPurpose() {
        var login = data.hmac(Purpose.USER_LOGIN, "anna");

        assertThat(login).hasSize(64).matches("[0-9a-f]+").isEqualTo(data.hmac(Purpose.USER_LOGIN, "anna"));
        assertThat(login).isNotEqualTo(data.hmac(Purpose.EMAIL, "anna"));
        assertThat(login).isNotEqualTo(data.hmac(Purpose.USER_LOGIN, "Anna"));
        close();
        open();
        assertThat(data.hmac(Purpose.USER_LOGIN, "anna")).isEqualTo(login);
    }
}
