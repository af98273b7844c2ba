/* SPDX-License-Identifier: MIT */
/*
 * The tree of a YAML text as bytes: "\0mgy", u8 version, then the nodes from
 * the root on, children behind their parent. A node: u8 kind and flags, varint
 * line, varint column; a scalar: varint bytes, text, NUL; a collection: varint
 * children, and in a mapping each has its key before it.
 */
#include "magang/yaml/yaml_pack.h"

#include "magang/yaml/packed.h"

#include <assert.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/pack.h"
#include "magang/yaml/node.h"
#include "magang/yaml/yaml.h"

static const char magic[] = "\0mgy\1";
#define MAGIC_SIZE (sizeof(magic) - 1)

enum { IS_QUOTED = 1 << 2, IS_ONE_LINE = 1 << 3, KIND_MASK = 3 };

static void
pack_node(struct buf *out, const struct node *n)
{
	assert(!n->doubtful);
	pack_u8(out, (uint8_t)((int)n->kind | (n->quoted ? IS_QUOTED : 0) |
			       (n->one_line ? IS_ONE_LINE : 0)));
	pack_varint(out, (uint64_t)n->line);
	pack_varint(out, (uint64_t)n->column);
	if (n->kind == NODE_SCALAR) {
		pack_bytes(out, n->text, n->len);
		buf_addc(out, '\0');
		return;
	}
	pack_varint(out, n->n);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (n->kind == NODE_MAP)
			pack_node(out, c->key);
		pack_node(out, c);
	}
}

bool
yaml_pack(const char *text, size_t len, struct buf *out)
{
	struct arena *tree = arena_new();
	struct diag_list diags;
	const struct node *root;
	bool good;

	diag_init(&diags, "");
	root = yaml_read(tree, tree, "", text, len, &diags);
	good = root != NULL && diags.faults == 0;
	if (good) {
		buf_add(out, magic, MAGIC_SIZE);
		pack_node(out, root);
	}
	diag_release(&diags);
	arena_free(tree);
	return good;
}

static struct node *unpack_node(
	struct arena *nodes, struct reader *r, int depth);

static void
unpack_children(
	struct arena *nodes, struct reader *r, struct node *parent, int depth)
{
	uint64_t n = read_varint(r);

	for (uint64_t i = 0; i < n && !r->fault; i++) {
		struct node *key = parent->kind == NODE_MAP
					   ? unpack_node(nodes, r, depth)
					   : NULL;
		struct node *c = unpack_node(nodes, r, depth);

		c->key = key;
		if (parent->first == NULL)
			parent->first = c;
		else
			parent->last->next = c;
		parent->last = c;
		parent->n++;
	}
}

/* Never NULL; after a fault it may be anything. */
static struct node *
unpack_node(struct arena *nodes, struct reader *r, int depth)
{
	struct node *n = arena_alloc(nodes, sizeof(*n));
	unsigned head = read_u8(r);

	n->text = "";
	n->kind = (enum node_kind)(head & KIND_MASK);
	n->quoted = (head & IS_QUOTED) != 0;
	n->one_line = (head & IS_ONE_LINE) != 0;
	n->line = (int)read_varint(r);
	n->column = (int)read_varint(r);
	if (n->kind > NODE_MAP || depth > YAML_MAX_DEPTH)
		r->fault = true;
	if (n->kind == NODE_SCALAR) {
		const uint8_t *text = read_bytes(r, &n->len);

		if (read_u8(r) != '\0' || !text)
			r->fault = true;
		else
			n->text = (const char *)text;
	} else if (!r->fault) {
		unpack_children(nodes, r, n, depth + 1);
	}
	return n;
}

struct node *
yaml_unpack(struct arena *nodes, const char *bytes, size_t n)
{
	struct reader r;
	struct node *root;

	if (n < MAGIC_SIZE || memcmp(bytes, magic, MAGIC_SIZE) != 0)
		return NULL;
	reader_init(&r, bytes + MAGIC_SIZE, n - MAGIC_SIZE);
	root = unpack_node(nodes, &r, 0);
	return reader_done(&r) && root->kind == NODE_MAP ? root : NULL;
}
