/** What administrators do by REST about operations. */
@NullMarked
package io.vdibroker.command.operation.web;

import org.jspecify.annotations.NullMarked;
