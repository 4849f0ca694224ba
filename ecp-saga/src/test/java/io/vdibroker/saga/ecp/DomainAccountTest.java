package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.secrets.DomainCredentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainAccountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OU=VDI,ou=vdiou|OU=VDI,ou=vdiou,dc=corp,dc=example,dc=org",
                "OU=VDI, |OU=VDI,dc=corp,dc=example,dc=org",
                "OU=DC=1|OU=DC=1,dc=corp,dc=example,dc=org",
                "OU=VDI,DC=other,DC=org|OU=VDI,DC=other,DC=org",
                "OU=VDI , dc = other|OU=VDI , dc = other",
            })
    void namesTheUnitWithTheDomainThatIsJoined(String unit, String path) {
        assertThat(account(unit).unitPath()).isEqualTo(path);
    }

    @Test
    void mayNameNoUnit() {
        assertThat(account(null).unitPath()).isNull();
    }

    private static DomainAccount account(@Nullable String unit) {
        return new DomainAccount("corp.example.org", new DomainCredentials("joiner", "secret"), unit);
    }
}
