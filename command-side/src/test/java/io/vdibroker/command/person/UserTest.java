package io.vdibroker.command.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ActivateUser;
import io.vdibroker.api.person.command.ChangePassword;
import io.vdibroker.api.person.command.ChangeUserDetails;
import io.vdibroker.api.person.command.ChangeUserRoles;
import io.vdibroker.api.person.command.DeactivateUser;
import io.vdibroker.api.person.command.JoinGroup;
import io.vdibroker.api.person.command.LeaveGroup;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.GroupLeft;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.UserActivated;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserDetailsChanged;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.command.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;

/** Every change of an account is recorded once. */
class UserTest {

    private static final UserId ANNA = new UserId(UUID.randomUUID());
    private static final GroupId OFFICE = new GroupId(UUID.randomUUID());

    private static final GroupId NO_GROUP = new GroupId(UUID.randomUUID());

    private final List<SecurityStanding> noted = new ArrayList<>();

    private final FixtureConfiguration<User> fixture = new AggregateTestFixture<>(User.class)
            .registerInjectableResource(new SecurityRoles() {
                @Override
                public void note(UserId userId, SecurityStanding standing) {
                    noted.add(standing);
                }

                @Override
                public void note(GroupId groupId, boolean administrators) {
                    throw new AssertionError("Not asked");
                }
            })
            .registerInjectableResource(new People() {
                @Override
                public void refuseUnlessKnown(UserId userId) {
                    throw new AssertionError("Not asked");
                }

                @Override
                public void refuseUnlessKnown(GroupId groupId) {
                    if (groupId.equals(NO_GROUP)) {
                        throw new Rejection(RejectionCode.NOT_FOUND, "unknown");
                    }
                }
            });

    @Test
    void namesThePasswordThatWasReplacedSoThatItsHashCanGo() {
        fixture.given(registered(), new PasswordSet(ANNA, "old", null))
                .when(new ChangePassword(ANNA, "new"))
                .expectEvents(new PasswordSet(ANNA, "new", "old"));
    }

    @Test
    void absorbsARepeatedPassword() {
        fixture.given(registered(), new PasswordSet(ANNA, "new", "old"))
                .when(new ChangePassword(ANNA, "new"))
                .expectNoEvents();
    }

    @Test
    void joinsAGroupOnce() {
        fixture.given(registered()).when(new JoinGroup(ANNA, OFFICE)).expectEvents(new GroupJoined(ANNA, OFFICE));
        fixture.given(registered(), new GroupJoined(ANNA, OFFICE))
                .when(new JoinGroup(ANNA, OFFICE))
                .expectNoEvents();
    }

    @Test
    void joinsNoGroupThatNeverWas() {
        fixture.given(registered())
                .when(new JoinGroup(ANNA, NO_GROUP))
                .expectNoEvents()
                .expectException(
                        Matchers.<Rejection>predicate(rejection -> rejection.code() == RejectionCode.NOT_FOUND));
    }

    @Test
    void isGivenOtherDetailsOnce() {
        var name = new Sealed(ANNA, "sealed name");
        var changed = new UserDetailsChanged(ANNA, name, null, null);
        fixture.given(registered())
                .when(new ChangeUserDetails(ANNA, name, null, null))
                .expectEvents(changed);
        fixture.given(registered(), changed)
                .when(new ChangeUserDetails(ANNA, name, null, null))
                .expectNoEvents();
        fixture.given(registered(), changed)
                .when(new ChangeUserDetails(ANNA, null, null, null))
                .expectEvents(new UserDetailsChanged(ANNA, null, null, null));
    }

    @Test
    void leavesAGroupOnce() {
        fixture.given(registered(), new GroupJoined(ANNA, OFFICE))
                .when(new LeaveGroup(ANNA, OFFICE))
                .expectEvents(new GroupLeft(ANNA, OFFICE));
        fixture.given(registered()).when(new LeaveGroup(ANNA, OFFICE)).expectNoEvents();
    }

    @Test
    void tellsWhatItIsNowToWhoGuardsTheSecurityAdministrators() {
        fixture.given(registered()).when(new ChangeUserRoles(ANNA, Set.of(Role.SECURITY_ADMINISTRATOR)));
        fixture.given(registered()).when(new JoinGroup(ANNA, OFFICE));
        fixture.given(registered(), new GroupJoined(ANNA, OFFICE)).when(new DeactivateUser(ANNA));
        fixture.given(registered(), new UserDeactivated(ANNA)).when(new DeactivateUser(ANNA)); // a repeat
        assertThat(noted)
                .containsExactly(
                        new SecurityStanding(true, true, List.of()),
                        new SecurityStanding(true, false, List.of(OFFICE)),
                        new SecurityStanding(false, false, List.of(OFFICE)));
    }

    @Test
    void isLockedAndUnlockedOnce() {
        fixture.given(registered()).when(new DeactivateUser(ANNA)).expectEvents(new UserDeactivated(ANNA));
        fixture.given(registered(), new UserDeactivated(ANNA))
                .when(new DeactivateUser(ANNA))
                .expectNoEvents();
        fixture.given(registered(), new UserDeactivated(ANNA))
                .when(new ActivateUser(ANNA))
                .expectEvents(new UserActivated(ANNA));
    }

    private static UserRegistered registered() {
        return new UserRegistered(ANNA, new LoginKey("hmac"), new Sealed(ANNA, "ciphertext"), null, null, null);
    }
}
