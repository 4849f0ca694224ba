/** The endpoint by which an administrator says that a restored store is right. */
@NullMarked
package io.vdibroker.command.store.web;

import org.jspecify.annotations.NullMarked;
