package io.vdibroker.command.pool.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.web.InvalidRequest;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsAndUnitsTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(
            strings = {"corp.example", "corp", "CORP.Example", "a-b.x1.example", "1corp.example", "xn--e1afmkfd.example"
            })
    void takesADomain(String domain) {
        assertThat(VALIDATOR.validate(join(domain, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "corp example",
                "-corp.example",
                "corp-.example",
                "corp..example",
                ".corp",
                "corp.",
                "10.0.0.1",
                "corp_x.example",
                "corp.example\n",
                "http://corp.example",
                "CORP\\corp",
                "a23456789012345678901234567890123456789012345678901234567890abcd.example"
            })
    void takesNothingThatIsNoDomain(String domain) {
        assertThat(VALIDATOR.validate(join(domain, null)))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.getPropertyPath()).hasToString("domain"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OU=VDI,DC=corp,DC=example",
                "ou=VDI",
                "OU=Рабочие места,DC=corp",
                "CN=Computers,DC=corp,DC=example",
                "OU=A\\, B,DC=corp",
                "OU = VDI , DC = corp"
            })
    void takesAnOrganizationalUnit(String unit) {
        assertThatCode(() -> OrganizationalUnits.check(unit)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "VDI",
                "corp.example/VDI",
                "OU=",
                "OU=VDI,,DC=corp",
                "=VDI",
                "OU=VDI;DELETE",
                "XX=VDI",
                "OU=a\u0001b"
            })
    void takesNothingThatIsNoOrganizationalUnit(String unit) {
        assertThatThrownBy(() -> OrganizationalUnits.check(unit)).isInstanceOf(InvalidRequest.class);
    }

    private static PoolRequest.Join join(String domain, @Nullable String unit) {
        return new PoolRequest.Join(domain, "svc", "secret", unit);
    }
}
