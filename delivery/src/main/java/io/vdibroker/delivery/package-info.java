/**
 * How messages get there. {@code app} imports {@link io.vdibroker.delivery.EmbeddedDelivery} and sets {@code vdi.data-dir};
 * a side then writes plain Axon code and follows these rules.
 *
 * <h2>Processing groups</h2>
 *
 * Every saga and every class with event handlers has {@code @ProcessingGroup}; the start of the name says what it is
 * ({@link io.vdibroker.delivery.group.GroupKind}), and everything else follows. Any other name fails at start.
 *
 * <table>
 * <caption>Kinds of groups</caption>
 * <tr><th>name</th><th>for</th><th>threads</th><th>token</th><th>an event that keeps failing</th></tr>
 * <tr><td>saga-</td><td>sagas</td><td>4</td><td>events.db</td><td>is parked for that saga, the others go on</td></tr>
 * <tr><td>view-</td><td>projectors</td><td>1</td><td>views.mv</td><td>goes to the dead letters with its successors</td></tr>
 * <tr><td>list-</td><td>worker and wait list</td><td>1</td><td>views.mv</td><td>is tried without end</td></tr>
 * </table>
 *
 * All start at the first event there ever was. Failures of stores, network and races are retried without end in every kind.
 * Delivery repeats and never skips: the token is stored after all other effects of a batch, so effects belong into the
 * handler itself, never into {@code onCommit} or {@code afterCommit}. A rebuilt view is a new name of group and collection.
 * Projectors are sequenced by aggregate within the dead letters; a side that needs another sequence, such as
 * {@code poolId}, registers a {@code SequencingPolicy} for its group by a {@code ConfigurerModule}.
 *
 * <h2>Beans to inject</h2>
 *
 * <ul>
 *   <li>{@link io.vdibroker.delivery.bus.Commands}: {@code commands.as(actor, correlationId).sendAndWait(command)} for
 *       endpoints, {@code commands.with(row.metadata())} for the worker. A command without an actor is refused. Sagas use
 *       the plain {@code CommandGateway}: their commands inherit the metadata of the event.
 *   <li>{@link io.vdibroker.delivery.bus.Refusals#detailsOf}: why a command was refused, however wrapped.
 *   <li>{@link io.vdibroker.delivery.metadata.MessageContext}: what a row keeps ({@code causedBy(eventMessage)}), and what a
 *       thread sends in ({@code run}).
 *   <li>{@link io.vdibroker.delivery.group.Progress}: the head of the events, and whether a group has passed it.
 *   <li>{@link io.vdibroker.delivery.group.Backlog}: whether people are to be asked to come again later.
 *   <li>{@link io.vdibroker.delivery.group.ProcessorHealth}: segments at work per group, for health checks.
 *   <li>{@link io.vdibroker.delivery.attention.Attention}: what needs attention, and {@code resume}. It puts together {@link
 *       io.vdibroker.delivery.saga.ParkedEvents} and {@link io.vdibroker.delivery.group.DeadLetters}.
 *   <li>{@code com.mongodb.client.MongoDatabase} (and {@code MongoClient}): the views, UUIDs in standard form. Names of
 *       collections that start with an underscore are ours.
 *   <li>{@link io.vdibroker.delivery.store.HistoryWatch}: what is wrong with the history; {@link
 *       io.vdibroker.delivery.store.HistoryHead} accepts that an end is missing.
 *   <li>{@code java.time.Clock}: the only source of time: the wall clock, unless the application has a clock of its own.
 *   <li>{@code poolSnapshots} and {@code poolCache}: for {@code @Aggregate(snapshotTriggerDefinition = .., cache = ..)}.
 * </ul>
 *
 * Command handlers find {@code receivedAt} in the command's metadata, stamped on the handling side.
 * {@link io.vdibroker.delivery.json.JsonDelivery#serializer} is the serializer of all that is stored, for tests without
 * Spring. Sagas need {@code @JsonAutoDetect(fieldVisibility = ANY, getterVisibility = NONE, isGetterVisibility = NONE)} and
 * no final fields, or nothing of them is stored.
 *
 * <h2>Timeouts</h2>
 *
 * Axon interrupts a handler after 30 s and a unit of work (a command, a batch of events) after 60 s, and we leave that on:
 * a stuck handler would hold its segment or its aggregate for ever. Both count as infrastructure, so the batch is repeated.
 * {@code axon.timeout.*} changes them.
 *
 * <h2>Files in the data directory</h2>
 *
 * {@code events.db} (with {@code -wal} and {@code -shm}): events, snapshots, saga tokens, sagas, what is parked; never
 * delete it. {@code views.mv}: views, lists and their tokens; may be deleted while the broker is down, and a broken one is
 * set aside at start. {@code broker.lock}: held while a broker runs. {@code native/}: where SQLite unpacks its library.
 */
@NullMarked
package io.vdibroker.delivery;

import org.jspecify.annotations.NullMarked;
