package io.vdibroker.delivery;

import io.vdibroker.delivery.attention.AttentionDelivery;
import io.vdibroker.delivery.bus.AggregateDelivery;
import io.vdibroker.delivery.bus.BusDelivery;
import io.vdibroker.delivery.directory.DataDirectoryConfiguration;
import io.vdibroker.delivery.group.GroupDelivery;
import io.vdibroker.delivery.health.HealthDelivery;
import io.vdibroker.delivery.json.JsonDelivery;
import io.vdibroker.delivery.metadata.MetadataDelivery;
import io.vdibroker.delivery.mongo.EmbeddedViews;
import io.vdibroker.delivery.saga.SagaDelivery;
import io.vdibroker.delivery.store.SqliteStores;
import io.vdibroker.secrets.SecretsConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything in one process over embedded stores: import it, set {@code vdi.data-dir}, and name the processing groups as
 * the package description says.
 *
 * <p>What it excludes adds up with the exclusions of the application. The update checker calls out and writes into the home
 * directory, even with its property off; Axon's JDBC configuration, switched on by any DataSource, orders itself by classes
 * of Boot 3; XStream is Axon's default for all that is stored.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {UpdateCheckerAutoConfiguration.class, JdbcAutoConfiguration.class, XStreamAutoConfiguration.class})
@EnableConfigurationProperties(DeliveryProperties.class)
@Import({
    SecretsConfiguration.class,
    DataDirectoryConfiguration.class,
    JsonDelivery.class,
    MetadataDelivery.class,
    SqliteStores.class,
    EmbeddedViews.class,
    BusDelivery.class,
    AggregateDelivery.class,
    GroupDelivery.class,
    SagaDelivery.class,
    AttentionDelivery.class,
    HealthDelivery.class
})
public class EmbeddedDelivery {}
