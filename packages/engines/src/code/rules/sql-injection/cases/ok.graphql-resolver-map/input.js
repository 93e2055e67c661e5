const { ApolloServer } = require("@apollo/server");
const { Pool } = require("pg");

const pool = new Pool();
const typeDefs = `type Book { id: ID! title: String } type Query { books(title: String): [Book!]! }`;
const columns = { title: "title" };

const resolvers = {
  Query: {
    books: async (parent, { title }) => (await pool.query("SELECT id FROM books WHERE title = $1", [title])).rows,
  },
  Book: {
    title: async (book) => (await pool.query(`SELECT ${columns.title} FROM books`)).rows[0].title,
  },
};

module.exports = new ApolloServer({ typeDefs, resolvers });
