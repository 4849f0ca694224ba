package io.vdibroker.query.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import io.vdibroker.api.controller.query.FindNodes;
import io.vdibroker.api.controller.query.FindTemplates;
import io.vdibroker.api.controller.query.NodesView;
import io.vdibroker.api.controller.query.TemplateView;
import io.vdibroker.api.controller.query.TemplatesView;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.query.QuerySide;
import io.vdibroker.query.store.Samples;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.WebConfiguration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/** The read side with embedded stores; somebody else answers for ECP. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    SecretsConfiguration.class,
    EmbeddedDelivery.class,
    WebConfiguration.class,
    QuerySide.class,
    ReadSideApplication.Ecp.class
})
class ReadSideApplication {

    @Component
    static class Ecp {

        @QueryHandler
        CompletableFuture<TemplatesView> handle(FindTemplates query) {
            var template = new TemplateView(Samples.id("template"), "win-11", "Windows", 4, 8192);
            return CompletableFuture.supplyAsync(
                    () -> new TemplatesView(List.of(template), 1, query.page(), query.size()));
        }

        @QueryHandler
        CompletableFuture<NodesView> handle(FindNodes query) {
            var message = "The controller does not answer; check its address";
            return CompletableFuture.failedFuture(new QueryExecutionException(
                    message, null, new RejectionDetails(RejectionCode.CONTROLLER_UNREACHABLE, message)));
        }
    }
}
