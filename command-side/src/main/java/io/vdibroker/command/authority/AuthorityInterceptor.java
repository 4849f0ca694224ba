package io.vdibroker.command.authority;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.command.EndSession;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.command.Rejection;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command pass only if its sender may send it now, and stamps the sender's groups and roles on it, whatever was
 * stamped before. Parts of the broker ({@code system:..}) may send anything.
 */
public final class AuthorityInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Authority authority;

    AuthorityInterceptor(Authority authority) {
        this.authority = authority;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var command = unitOfWork.getMessage();
        var actor = (String) command.getMetaData().get(Metadata.ACTOR);
        if (actor == null) {
            throw new IllegalStateException(command.getPayloadType().getSimpleName() + " carries no actor");
        }
        if (actor.startsWith("system:")) {
            stamp(unitOfWork, "", "");
            return chain.proceed();
        }
        var sender = UserId.of(actor);
        var standing = authority.of(sender);
        var session = (String) command.getMetaData().get(Metadata.SESSION_ID);
        if (!standing.active() || session == null || authority.hasEnded(SessionId.of(session), sender)) {
            throw new Rejection(RejectionCode.SESSION_ENDED, "The session has ended; sign in again");
        }
        if (command.getPayload() instanceof StartSession start
                && !authority.isPasswordOf(sender, start.credentialRef())) {
            throw new Rejection(RejectionCode.SESSION_ENDED, "This is not the password of the account any more");
        }
        var ownSession = !(command.getPayload() instanceof EndSession end)
                || end.sessionId().equals(SessionId.of(session));
        if (!ownSession || !Permissions.allow(command.getPayload(), sender, standing)) {
            throw new Rejection(RejectionCode.NOT_ALLOWED, "Your role does not allow this");
        }
        if (standing.has(Role.SECURITY_ADMINISTRATOR)
                && !authority.keeps(Role.SECURITY_ADMINISTRATOR, sender, command.getPayload())) {
            throw new Rejection(
                    RejectionCode.NOT_ALLOWED,
                    "Nobody takes the own role of a security administrator away, so that there is always one: ask another");
        }
        stamp(
                unitOfWork,
                standing.groups().stream()
                        .map(group -> group.value().toString())
                        .collect(Collectors.joining(",")),
                standing.roles().stream().map(Role::name).collect(Collectors.joining(",")));
        return chain.proceed();
    }

    private static void stamp(UnitOfWork<? extends CommandMessage<?>> unitOfWork, String groups, String roles) {
        unitOfWork.transformMessage(
                message -> message.andMetaData(Map.of(Metadata.GROUPS, groups, Metadata.ROLES, roles)));
    }
}
