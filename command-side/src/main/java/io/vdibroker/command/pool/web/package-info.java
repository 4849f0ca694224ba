/** What administrators ask by REST of desktop pools. */
@NullMarked
package io.vdibroker.command.pool.web;

import org.jspecify.annotations.NullMarked;
