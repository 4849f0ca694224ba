package io.vdibroker.command.person;

import io.vdibroker.api.person.command.RegisterUser;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Registers an account and reserves its login in one unit of work: both, or none. */
@Component
class UserRegistration {

    @CommandHandler
    void handle(RegisterUser command, Configuration configuration) throws Exception {
        Repository<Login> logins = configuration.repository(Login.class);
        Repository<User> users = configuration.repository(User.class);
        logins.loadOrCreate(command.loginKey().toString(), Login::new)
                .execute(login -> login.reserve(command.loginKey(), command.userId()));
        users.loadOrCreate(command.userId().toString(), User::new).execute(user -> user.register(command));
    }
}
