package io.vdibroker.saga.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.Step;
import io.vdibroker.saga.ecp.EcpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private static final EcpProblem LOGON =
            new EcpProblem.Refused(400, null, "Logon failure: unknown user name CORP\\joiner");

    private static final EcpProblem UNKNOWN_ACCOUNT = new EcpProblem.NotFound("There is no CORP\\joiner");

    @Test
    void quoteTheReasonThatEcpGave() {
        var failure = Failures.of(
                Step.CLONE, new EcpProblem.Refused(400, "50000", "not enough free  space\non data pool"), null);

        assertThat(failure.code()).isEqualTo(FailureCode.NO_SPACE);
        assertThat(failure.text()).isEqualTo("ECP refused with status 400: not enough free space on data pool");
    }

    @Test
    void quoteWhatEcpDoesNotHave() {
        assertThat(Failures.of(Step.POWER_ON, new EcpProblem.NotFound("no such domain"), null)
                        .text())
                .isEqualTo("no such domain");
    }

    @Test
    void areOneLineOfThreeHundredCharacters() {
        var failure = Failures.of(FailureCode.REFUSED, "x".repeat(1000));

        assertThat(failure.text()).hasSize(300).endsWith("...");
    }

    @Test
    void sayWhyADirectoryRefusedAName() {
        var said = "An account with the same name exists in Active Directory. Re-using it was blocked by policy.";
        var task = new TaskEnd(TaskEnd.State.FAILED, "The task of ECP ended as FAILED: " + said);

        assertThat(Failures.ofTask(Step.DOMAIN_JOIN, task, null).code()).isEqualTo(FailureCode.TASK_FAILED);
        assertThat(Failures.ofTask(Step.DOMAIN_JOIN, task, null).text()).endsWith(said);
    }

    @Test
    void leaveOutWhatMayBeAnAccount() {
        var task = new TaskEnd(
                TaskEnd.State.FAILED, "CORP\\joiner, joiner@corp.example and 'joiner' may not own \"joiner\" there");

        assertThat(Failures.ofTask(Step.DOMAIN_JOIN, task, null).text()).doesNotContain("joiner");
    }

    @Test
    void nameNoAccountOfADomain() {
        for (var step : new Step[] {Step.DOMAIN_JOIN, Step.LEAVE_DOMAIN}) {
            for (var login : new String[] {null, "joiner", "CORP\\joiner", "joiner@corp.example"}) {
                assertThat(Failures.of(step, LOGON, login).text()).doesNotContain("joiner");
                assertThat(Failures.of(step, UNKNOWN_ACCOUNT, login).text()).doesNotContain("joiner");
                assertThat(Failures.of(step, UNKNOWN_ACCOUNT, login).code()).isEqualTo(FailureCode.NOT_FOUND);
            }
        }
        assertThat(Failures.of(Step.DOMAIN_JOIN, LOGON, null).code()).isEqualTo(FailureCode.DOMAIN_REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User name joiner is unknown | User name *** is unknown",
                "account 'joiner' is disabled | account *** is disabled",
                "login: joiner | login: ***",
                "joiner@corp.example may not join | *** may not join",
                "no object cn=joiner,ou=desktops | no object cn=***,ou=desktops",
                "joiner has no right to create computers | *** has no right to create computers",
                "The account already exists | The account already exists",
                "unknown user name or bad password | unknown user name or bad password",
                "the domain could not be contacted | the domain could not be contacted"
            })
    void quoteADirectoryWithoutAccounts(String said, String quoted) {
        assertThat(Failures.of(Step.DOMAIN_JOIN, new EcpProblem.Refused(400, null, said), "CORP\\Joiner")
                        .text())
                .endsWith(quoted);
    }
}
