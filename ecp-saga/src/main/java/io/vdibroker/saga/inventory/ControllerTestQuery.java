package io.vdibroker.saga.inventory;

import io.vdibroker.api.controller.query.ConnectionProblem;
import io.vdibroker.api.controller.query.ControllerTestView;
import io.vdibroker.api.controller.query.TestController;
import io.vdibroker.saga.ecp.ConnectionTest;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Tries whether an ECP VeiL can be used, before it is registered or reconfigured. */
@Component
class ControllerTestQuery {

    private final ConnectionTest test;
    private final Questions questions;

    ControllerTestQuery(ConnectionTest test, Questions questions) {
        this.test = test;
        this.questions = questions;
    }

    @QueryHandler
    CompletableFuture<ControllerTestView> handle(TestController query) {
        return questions
                .askUnregistered(() -> test.run(query.address(), query.tls(), query.credentialRef()))
                .exceptionallyCompose(ControllerTestQuery::tooSlow);
    }

    /** Not to have answered in time is an outcome of a test as well. */
    private static CompletableFuture<ControllerTestView> tooSlow(Throwable problem) {
        return problem instanceof QueryExecutionException || problem.getCause() instanceof QueryExecutionException
                ? CompletableFuture.completedFuture(
                        new ControllerTestView(ConnectionProblem.NO_ANSWER, "ECP did not answer in time", null))
                : CompletableFuture.failedFuture(problem);
    }
}
