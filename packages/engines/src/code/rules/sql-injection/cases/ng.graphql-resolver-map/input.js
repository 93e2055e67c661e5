const { ApolloServer } = require("@apollo/server");
const { Pool } = require("pg");

const pool = new Pool();
const typeDefs = `type Book { id: ID! } type Query { books(sort: String): [Book!]! }`;

const resolvers = {
  Query: {
    books: async (parent, { sort }) => (await pool.query(`SELECT id FROM books ORDER BY ${sort}`)).rows,
  },
};

module.exports = new ApolloServer({ typeDefs, resolvers });
