package io.vdibroker.query.pool;

import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.OnRelease;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.query.store.Fields;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The stored form of a pool's settings; the reference to the domain account's secret stays out of the views. */
final class StoredSettings {

    private StoredSettings() {}

    static Document of(PoolSettings settings) {
        var stored = new Document("protocols", Fields.names(settings.protocols()))
                .append("keepMachinesOn", settings.keepMachinesOn())
                .append("releaseAfterUse", settings.releaseAfterUse())
                .append("afterDisconnect", settings.afterDisconnect().name())
                .append("afterDisconnectSeconds", settings.afterDisconnectSeconds());
        return settings.onRelease() == OnRelease.HOLD
                ? stored // as views of before have it
                : stored.append("onRelease", settings.onRelease().name());
    }

    static @Nullable Document of(@Nullable CloningSettings settings) {
        if (settings == null) {
            return null;
        }
        return new Document("templateId", settings.templateId().toString())
                .append("namePattern", settings.namePattern())
                .append("initialSize", settings.initialSize())
                .append("reserveSize", settings.reserveSize())
                .append("totalSize", settings.totalSize())
                .append("increaseStep", settings.increaseStep())
                .append("thin", settings.thin())
                .append("osType", settings.osType());
    }

    static @Nullable Document of(@Nullable PreparationSettings settings) {
        if (settings == null) {
            return null;
        }
        var join = settings.domainJoin();
        return new Document("remoteAccess", settings.remoteAccess())
                .append("powerOn", settings.powerOn())
                .append("hostname", settings.hostname())
                .append("domain", join == null ? null : join.domain())
                .append("organizationalUnit", join == null ? null : join.organizationalUnit())
                .append("keepFailedMachines", settings.keepFailedMachines());
    }
}
